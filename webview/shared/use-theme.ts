import { useEffect, useState } from 'preact/hooks';

export type Theme = 'light' | 'dark';

/** VS Code puts the kind of its colour theme on the body's class and changes it while we run. */
function currentTheme(): Theme {
  const { classList } = document.body;
  const light = classList.contains('vscode-light');
  return light || classList.contains('vscode-high-contrast-light') ? 'light' : 'dark';
}

export function useTheme(): Theme {
  const [theme, setTheme] = useState(currentTheme);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(currentTheme()));
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}
