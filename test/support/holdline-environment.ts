/** This process's environment without any Holdline variable of its own, and with these. */
export function holdlineEnvironment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HOLDLINE_'))
  return { ...Object.fromEntries(inherited), ...variables }
}
