import axe from 'axe-core';
import type { Locator } from 'playwright-core';

/**
 * What axe-core finds wrong in a page, one sentence a rule and element; empty when all is well.
 * @param page the element of the whole page (`html`)
 */
export async function accessibilityFaults(page: Locator): Promise<readonly string[]> {
  // Through the debugger, since the pages' policy forbids every script but their own.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async element => {
    const { axe: there } = window as unknown as { readonly axe: typeof axe };
    const found = await there.run(element.ownerDocument, { resultTypes: ['violations'] });
    return found.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary = '' }) => ({ html, failureSummary })),
    }));
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id} (${help}): ${html.slice(0, 160)}: ${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 300)}`,
    ),
  );
}
