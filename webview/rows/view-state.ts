import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const viewStateSchema = v.object({
  version: v.literal(1),
  position: v.object({ line: count, offset: v.pipe(v.number(), v.minValue(0)) }),
  /** The line with the cursor. */
  cursor: count,
  /** Opened lines. */
  expanded: v.array(count),
  query: v.object({ text: v.string(), caseSensitive: v.boolean(), regex: v.boolean() }),
});

/** What the person has done to the view; VS Code keeps it when the page goes. */
export type ViewState = v.InferOutput<typeof viewStateSchema>;

const fresh: ViewState = {
  version: 1,
  position: { line: 0, offset: 0 },
  cursor: 0,
  expanded: [],
  query: { text: '', caseSensitive: false, regex: false },
};

/** The kept state; a fresh one when there is none, or one of another version. */
export function parseViewState(raw: unknown): ViewState {
  const parsed = v.safeParse(viewStateSchema, raw);
  return parsed.success ? parsed.output : fresh;
}
