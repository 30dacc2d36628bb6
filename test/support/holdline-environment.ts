/** The environment of this process, with these variables in place of its own Holdline variables. */
export function holdlineEnvironment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HOLDLINE_'))
  return { ...Object.fromEntries(inherited), ...variables }
}
