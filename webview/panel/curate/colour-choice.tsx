import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { clusterColour, clusterColours } from '../../../src/protocol/palette.ts';
import { useTheme } from '../../shared/use-theme.ts';

export interface ColourChoiceProps {
  readonly cluster: number;
  /** Null for the colour of its id. */
  readonly colour: number | null;
  readonly onColour: (colour: number | null) => void;
}

/** The colours of the palette; the numbers stand on them, since not everybody can tell them apart. */
export function ColourChoice({ cluster, colour, onColour }: ColourChoiceProps): VNode {
  const theme = useTheme();
  const own = clusterColours.indexOf(clusterColour(cluster));
  const chosen = colour ?? own;
  return (
    <fieldset class="colours">
      <legend class="sr-only">{t('Colour')}</legend>
      {clusterColours.map((shades, index) => (
        <label key={index} title={t('Colour {0}', index + 1)}>
          <input
            type="radio"
            name={`colour-${cluster}`}
            aria-label={t('Colour {0}', index + 1)}
            checked={index === chosen}
            onChange={() => onColour(index === own ? null : index)}
          />
          <span style={{ '--fill': shades[theme].fill }} />
        </label>
      ))}
    </fieldset>
  );
}
