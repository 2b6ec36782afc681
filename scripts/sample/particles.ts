/**
 * Korean particles that depend on the final sound of the word before them. Texts carry both forms
 * in brackets, as in `광합성[이란/란] 무엇인가?`, and `withParticles` keeps the one that fits.
 */
const marker =
  /\[(을\/를|이\/가|은\/는|과\/와|으로\/로|이란\/란|이랑\/랑|이라는\/라는|이라고\/라고|이라\/라|이다\/다|이며\/며|이고\/고|이야\/야|이에요\/예요|이지\/지)\]/gu;

type FinalSound = 'vowel' | 'rieul' | 'consonant';

/** Digits by their Sino-Korean reading; 0 ends in 영, 십, 백, 천 or 만, all with a consonant. */
const digitSounds: readonly FinalSound[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
];

function finalSound(text: string): FinalSound {
  const bare = text.replace(/[\s"'”’)\]}>]+$/u, '');
  // Units after a number or a space are read in full: 미터 and 리터 end in a vowel, 그램 does not.
  if (/[\d\s](?:[kcm]?m|m?L)$/u.test(bare)) return 'vowel';
  if (/[\d\s]k?g$/u.test(bare)) return 'consonant';
  const last = bare.at(-1) ?? '';
  if (/[가-힣]/u.test(last)) {
    const final = ((last.codePointAt(0) ?? 0) - 0xac00) % 28;
    if (final === 0) return 'vowel';
    return final === 8 ? 'rieul' : 'consonant';
  }
  if (/\d/u.test(last)) return digitSounds[Number(last)] ?? 'vowel';
  // Letters by their Korean names: 엘 and 알 end in ㄹ, 엠 and 엔 in another consonant.
  if (/[lr]/iu.test(last)) return 'rieul';
  if (/[mn]/iu.test(last)) return 'consonant';
  return 'vowel';
}

/** Replaces every `[받침 있을 때/없을 때]` by the form that fits the text before it. */
export function withParticles(text: string): string {
  let fitted = '';
  let from = 0;
  for (const match of text.matchAll(marker)) {
    fitted += text.slice(from, match.index);
    const [closed = '', open = ''] = (match[1] ?? '').split('/');
    const sound = finalSound(fitted);
    const takesOpen = sound === 'vowel' || (sound === 'rieul' && closed === '으로');
    fitted += takesOpen ? open : closed;
    from = match.index + match[0].length;
  }
  return fitted + text.slice(from);
}
