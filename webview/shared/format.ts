/** Numbers as a person of one language reads them. */
export interface Format {
  count(value: number): string;
  /** @param share 0 … 1 */
  percent(share: number): string;
  /** Without decimals. @param share 0 … 1 */
  wholePercent(share: number): string;
  /** One decimal below 10, for ratios. */
  upToOneDecimal(value: number): string;
  /** Two decimals, for cosines and distances. */
  decimal(value: number): string;
  bytes(value: number): string;
  duration(seconds: number): string;
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const leastShare = 0.001;

/** @param locale BCP 47 tag; the browser's own when it is empty or unknown */
export function createFormat(locale: string): Format {
  const tags = supported(locale);
  const count = new Intl.NumberFormat(tags, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(tags, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const decimal = new Intl.NumberFormat(tags, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const unit = (name: string, value: number, digits = 0): string =>
    new Intl.NumberFormat(tags, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value);

  return {
    count: value => count.format(value),
    percent: share =>
      share > 0 && share < leastShare ? `<${percent.format(leastShare)}` : percent.format(share),
    wholePercent: share =>
      new Intl.NumberFormat(tags, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    upToOneDecimal: value =>
      new Intl.NumberFormat(tags, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value),
    decimal: value => decimal.format(value),
    bytes: value => {
      const power = byteUnits.findLastIndex((_, i) => value >= 1000 ** i);
      const index = Math.max(0, power);
      return unit(byteUnits[index] ?? 'byte', value / 1000 ** index, index === 0 ? 0 : 1);
    },
    duration: seconds => {
      const whole = Math.max(1, Math.round(seconds));
      const [hours, minutes, rest] = [whole / 3600, (whole % 3600) / 60, whole % 60].map(
        Math.trunc,
      );
      if (hours) return join(unit('hour', hours), minutes && unit('minute', minutes));
      if (minutes) return join(unit('minute', minutes), rest && unit('second', rest));
      return unit('second', whole);
    },
  };
}

function join(first: string, second: string | number | undefined): string {
  return second ? `${first} ${second}` : first;
}

function supported(locale: string): string[] {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale);
  } catch {
    return [];
  }
}
