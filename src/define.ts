import { registerElements } from './components/register-elements.ts';

registerElements();
