import packageJson from '../../package.json' with { type: 'json' };

/** Name and version of this program, as run folders and manifests state it. */
export const programName = `${packageJson.name} ${packageJson.version}`;
