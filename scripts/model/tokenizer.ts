import type { SentencePiece } from './sentence-piece.ts';

const special = { unknown: '<unk>', start: '<s>', end: '</s>' } as const;

/** The contents of `tokenizer.json`: normalise, split into pieces by unigram, `<s>` … `</s>`. */
export function tokenizerJson({ pieces, characterMap }: SentencePiece): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: Object.values(special).map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        {
          type: 'Precompiled',
          precompiled_charsmap: Buffer.from(characterMap).toString('base64'),
        },
        { type: 'Strip', strip_left: true, strip_right: true },
        { type: 'Replace', pattern: { Regex: ' {2,}' }, content: ' ' },
      ],
    },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: false },
    post_processor: {
      type: 'TemplateProcessing',
      single: [token(special.start), { Sequence: { id: 'A', type_id: 0 } }, token(special.end)],
      pair: [
        token(special.start),
        { Sequence: { id: 'A', type_id: 0 } },
        token(special.end),
        { Sequence: { id: 'B', type_id: 0 } },
        token(special.end),
      ],
      special_tokens: {
        [special.start]: { id: special.start, ids: [1], tokens: [special.start] },
        [special.end]: { id: special.end, ids: [2], tokens: [special.end] },
      },
    },
    decoder: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: false },
    model: { type: 'Unigram', unk_id: 0, vocab: pieces, byte_fallback: false },
  };
}

/** The contents of `tokenizer_config.json`. */
export function tokenizerConfig(): object {
  return {
    tokenizer_class: 'PreTrainedTokenizerFast',
    unk_token: special.unknown,
    bos_token: special.start,
    eos_token: special.end,
    pad_token: special.unknown,
    padding_side: 'right',
    model_input_names: ['input_ids', 'attention_mask'],
    // The encoder has no positions, so nothing limits the length.
    model_max_length: 1_000_000,
    clean_up_tokenization_spaces: false,
  };
}

function token(id: string): object {
  return { SpecialToken: { id, type_id: 0 } };
}
