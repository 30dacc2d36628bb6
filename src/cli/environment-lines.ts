/** The programs for which `holdline env` writes assignments. */
export const SHELLS = ['sh', 'fish', 'powershell', 'cmd', 'dotenv', 'github'] as const
export type Shell = (typeof SHELLS)[number]

/** Writes the assignment of a variable, for each of the programs. The values have no line breaks. */
const WRITERS: Readonly<Record<Shell, (name: string, value: string) => string>> = {
  // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
  sh: (name, value) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  // https://fishshell.com/docs/current/language.html#quotes
  fish: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, '\\$&')}'`,
  // https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_quoting_rules
  powershell: (name, value) => `$env:${name} = '${value.replaceAll("'", "''")}'`,
  // https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/set_1
  cmd: (name, value) => `set "${name}=${value.replaceAll('%', '%%')}"`,
  // Node's --env-file takes double quotes, and everything between them as it is: https://nodejs.org/docs/latest-v20.x/api/cli.html#--env-fileconfig
  dotenv: (name, value) => `${name}="${value}"`,
  // The lines of the file $GITHUB_ENV:
  // https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-environment-variable
  github: (name, value) => `${name}=${value}`,
}

/** Lines that set these variables in a shell, or that a program reads from a file. */
export function environmentLines(shell: Shell, variables: ReadonlyMap<string, string>): string[] {
  return [...variables].map(([name, value]) => WRITERS[shell](name, value))
}
