import type { Meta } from '@storybook/web-components-vite';

/** What a recipe's page shows: what it is for, and its whole code, which is what runs above it. */
export function recipeParameters(description: string, code: string): NonNullable<Meta['parameters']> {
  return {
    docs: {
      description: { component: description },
      source: { type: 'code', language: 'html', code },
      canvas: { sourceState: 'shown' },
    },
  };
}

/** A recipe's code as it runs in a page. The library is there already; other scripts run once they are shown. */
export function liveRecipe(code: string): HTMLElement {
  const page = document.createElement('div');
  page.innerHTML = code;
  for (const script of page.querySelectorAll('script')) {
    if (script.src) {
      script.remove();
      continue;
    }
    // What came in as markup never runs.
    const running = document.createElement('script');
    running.type = 'module';
    running.textContent = script.textContent;
    script.replaceWith(running);
  }
  return page;
}
