import * as v from 'valibot';
import { clusterMethods } from '../../core/cluster/cluster-method.ts';
import { devices } from '../../core/embed/devices.ts';
import { modelDtypes, poolings } from '../../core/embed/transformer/pooling.ts';

/** Bounds of k in a setting and in the options. */
export const kBounds = { min: 2, max: 1000 } as const;

const wholeNumber = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number));

/** `auto` or a number of clusters, as text (a person typed it) or as a number. */
const kSchema = v.union([
  v.literal('auto'),
  v.pipe(
    v.union([v.number(), wholeNumber]),
    v.integer(),
    v.minValue(kBounds.min),
    v.maxValue(kBounds.max),
  ),
]);

/** Settings by name, each with what it may be. */
export const settingSchemas = {
  model: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  modelPooling: v.picklist(['auto', ...poolings]),
  modelPrefix: v.string(),
  /** 0: as many as the model reads. */
  modelMaxTokens: v.pipe(
    v.number(),
    v.integer(),
    v.maxValue(32_768),
    v.check(tokens => tokens === 0 || tokens >= 2),
  ),
  modelDtype: v.picklist(['auto', ...modelDtypes]),
  /** Address, # and model of the endpoint that suggests names; empty: none. */
  nameModel: v.pipe(v.string(), v.trim()),
  nameLanguage: v.picklist(['interface', 'rows']),
  /** Empty: detect it. */
  template: v.string(),
  k: kSchema,
  method: v.picklist(clusterMethods),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295)),
  /** 0: all rows. */
  sample: v.pipe(v.number(), v.integer(), v.minValue(0)),
  formWeight: v.pipe(v.number(), v.minValue(0), v.maxValue(2)),
  updateOnSave: v.boolean(),
  device: v.picklist(devices),
  /** 0: as many as fit the machine. */
  threads: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64)),
  'decorations.enabled': v.boolean(),
  'decorations.label': v.boolean(),
  /** Empty: the extension's own folder. */
  cacheFolder: v.string(),
  cacheSizeMB: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(10_000_000)),
  runFolder: v.string(),
  outputFolder: v.string(),
} as const;

export type SettingName = keyof typeof settingSchemas;
export type SettingValue<Name extends SettingName> = v.InferOutput<(typeof settingSchemas)[Name]>;

/** The typed value of a setting; undefined when it is not allowed. */
export function parseSetting<Name extends SettingName>(
  name: Name,
  raw: unknown,
): SettingValue<Name> | undefined {
  const result = v.safeParse(settingSchemas[name], raw);
  return result.success ? result.output : undefined;
}
