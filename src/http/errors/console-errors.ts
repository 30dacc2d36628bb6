import type { ApiError } from './api-error.ts'

/* The errors of the web console, in the form of the API. The words are our own. */

export const consoleOff: ApiError = consoleError(
  'ConsoleOff',
  'The console is off, since other machines can reach this server. Set "console": true in the configuration file, or HOLDLINE_CONSOLE=1.',
)

export const consoleMissing: ApiError = consoleError(
  'ConsoleMissing',
  'This program was built without the console: build it with npm run build.',
)

export function consoleFileNotFound(name: string): ApiError {
  return consoleError('ConsoleFileNotFound', `The console has no file ${name}.`)
}

function consoleError(code: string, message: string): ApiError {
  return { status: 404, error: { code, message } }
}
