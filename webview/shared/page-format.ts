import { createFormat } from './format.ts';

/** Numbers in the language of the page. */
export const format = createFormat(document.documentElement.lang);
