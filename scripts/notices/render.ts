import { origin } from '../model/origin.ts';
import { licenceOf, type Licence } from './licence.ts';
import { shippedPackages } from './shipped-packages.ts';

const introduction = `# Third-party notices

What an installed extension holds besides its own code. This file is written by
\`npx tsx scripts/notices.ts\`; a test fails when it is out of date.

## Model

The weights of the built-in model are Google's \`universal-sentence-encoder-multilingual-3\`
(Apache License 2.0), as re-packed in the Python package \`${origin.package}\` ${origin.version} (Apache
License 2.0, copyright 2026 cnmoro). They were converted to ONNX; the values of the weights are unchanged. The full
licence stands beside them: \`dist/models/use-multilingual-v3/LICENSE\`.

## Data

The model of \`garu-ko\` holds frequencies derived from the NIKL Morpheme-Tagged Corpus (v1.1) of the National
Institute of Korean Language (국립국어원).

## Native runtime

\`onnxruntime-node\` brings the ONNX Runtime library as machine code. What that library is made of is listed, with all
licences, in [licenses/onnxruntime-third-party-notices.txt](licenses/onnxruntime-third-party-notices.txt).

## Packages
`;

/** The content of THIRD_PARTY_NOTICES.md; packages with one licence text stand together. */
export async function renderNotices(): Promise<string> {
  const licences = await Promise.all((await shippedPackages()).map(licenceOf));
  const groups = new Map<string, Licence[]>();
  for (const licence of licences) {
    const key = licence.text.replace(/\s+/g, ' ');
    groups.set(key, [...(groups.get(key) ?? []), licence]);
  }
  return [introduction, ...[...groups.values()].map(renderGroup)].join('\n');
}

function renderGroup(licences: readonly Licence[]): string {
  const titles = licences.map(({ title, spdx }) => `- ${title} (${spdx})`);
  return `${[...new Set(titles)].join('\n')}\n\n\`\`\`text\n${licences[0]?.text ?? ''}\n\`\`\`\n`;
}
