import { DECODER_NAME } from '../core/presenter/protocol.ts';
import { runDecoder } from './decode/decoder-worker.ts';
import { runPresenter } from './present/presenter-worker.ts';
import { workerScope } from './worker-scope.ts';

// One script, two roles: a worker can start children from its own script only.
if (workerScope.name === DECODER_NAME) runDecoder();
else void runPresenter();
