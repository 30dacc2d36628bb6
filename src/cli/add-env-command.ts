import { type Command, Option } from 'commander'
import { callServer } from './call-server.ts'
import { environmentLines, SHELLS, type Shell } from './environment-lines.ts'
import { addServerOptions, controlPath, type ServerOptions, serverPlace } from './server-options.ts'

interface EnvOptions extends ServerOptions {
  readonly shell: Shell
  readonly overHttp: boolean
}

/** Adds `holdline env`. */
export function addEnvCommand(program: Command): void {
  const command = program
    .command('env')
    .description('print what clients of the running server need in their environment')
    .addOption(
      new Option(
        '--shell <shell>',
        'for which shell, or file: eval "$(holdline env)", holdline env --shell github >> "$GITHUB_ENV"',
      )
        .choices(SHELLS)
        .default('sh'),
    )
    .addOption(new Option('--over-http', 'the connection string over HTTP').default(false))
  addServerOptions(command).action(async () => {
    const options = command.opts<EnvOptions>()
    const place = await serverPlace(command, process.env)
    const answer = await callServer(place, 'GET', controlPath(options, 'connection'))
    const variables = variablesOf(answer, options.overHttp)
    process.stdout.write(`${environmentLines(options.shell, variables).join('\n')}\n`)
  })
}

/** The variables that Azure's samples and the clients' languages read, and those of the command line itself. */
function variablesOf(answer: unknown, overHttp: boolean): ReadonlyMap<string, string> {
  const facts: Readonly<Record<string, unknown>> = { ...(typeof answer === 'object' ? answer : {}) }
  const { connectionString, httpConnectionString, caFile } = facts
  const named: [string, unknown][] = [
    ['COMMUNICATION_SERVICES_CONNECTION_STRING', overHttp ? httpConnectionString : connectionString],
    ['COMMUNICATION_SAMPLES_CONNECTION_STRING', overHttp ? httpConnectionString : connectionString],
    ['NODE_EXTRA_CA_CERTS', caFile],
    ['REQUESTS_CA_BUNDLE', caFile],
  ]
  return new Map(named.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
