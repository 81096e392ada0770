import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Target, UserActions } from '../integration/harness/protocol';

const PATIENCE_MS = 10_000;

/**
 * Performs on a page what tests ask a user to do.
 *
 * @param screenshots folder for the pictures.
 */
export function userOf(page: Page, screenshots: string): UserActions {
  const first = (target: Target): Locator => locate(page, target).first();
  return {
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    click: (target, { timeout = PATIENCE_MS, modifiers, ...options } = {}) =>
      first(target).click({ timeout, ...options, ...(modifiers === undefined ? {} : { modifiers: [...modifiers] }) }),
    hover: (target, { timeout = PATIENCE_MS } = {}) => first(target).hover({ timeout }),
    moveMouse: (x, y) => page.mouse.move(x, y),
    text: (target, { timeout = PATIENCE_MS } = {}) => first(target).innerText({ timeout }),
    texts: (target) => locate(page, target).allInnerTexts(),
    count: (target) => locate(page, target).count(),
    attribute: (target, name, { timeout = PATIENCE_MS } = {}) => first(target).getAttribute(name, { timeout }),
    async box(target, { timeout = PATIENCE_MS } = {}) {
      const box = await first(target).boundingBox({ timeout });
      if (box === null) throw new Error(`${show(target)} is not visible`);
      return box;
    },
    computedStyle: (target, properties, pseudo) =>
      first(target).evaluate(
        (element, [names, part]) => {
          const style = getComputedStyle(element, part);
          return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
        },
        [properties, pseudo] as const,
        { timeout: PATIENCE_MS },
      ),
    waitFor: (target, { timeout = PATIENCE_MS, state = 'visible' } = {}) => first(target).waitFor({ timeout, state }),
    async screenshot(name, clip) {
      const path = join(screenshots, `${fileName(name)}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path, ...(clip === undefined ? {} : { clip }) });
      return path;
    },
    viewport: (width, height) => page.setViewportSize({ width, height }),
    evaluate: (source) => page.evaluate(source),
  };
}

function locate(page: Page, target: Target): Locator {
  if (typeof target === 'string') return page.locator(target);
  let root: Page | FrameLocator = page;
  for (const frame of target.frames ?? []) root = root.frameLocator(frame);
  if ('selector' in target) return root.locator(target.selector);
  const exact = target.exact ?? false;
  if ('text' in target) return root.getByText(target.text, { exact });
  return root.getByRole(target.role as Parameters<Page['getByRole']>[0], {
    exact,
    ...(target.name === undefined ? {} : { name: target.name }),
  });
}

function show(target: Target): string {
  return typeof target === 'string' ? target : JSON.stringify(target);
}

/** A name that every file system takes. */
function fileName(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 100);
}
