import type { EncoderOptions } from './encoder.ts';
import type { TokenLists } from '../tokens/tokens.ts';
import type { TransformerEncoderOptions } from '../transformer/transformer-encoder.ts';

/** Which model a thread holds. */
export type ThreadOptions =
  (EncoderOptions & { readonly kind: 'built-in' }) | TransformerEncoderOptions;

/** To an encoder's thread. */
export type EncoderRequest =
  { readonly kind: 'encode'; readonly tokens: TokenLists } | { readonly kind: 'close' };

/** From it: one answer a request, in their order; the first is that the model is loaded. */
export type EncoderAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'vectors'; readonly values: Float32Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly error: Error };
