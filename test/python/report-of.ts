import type { Server } from '../support/server.ts'
import { runPython } from './run-python.ts'

/** How a script connects, as `connection.py` reads it from its standard input. */
export interface PythonConnection {
  readonly client: 'sync' | 'async'
  readonly connection: 'a key over HTTPS' | 'a token over HTTPS' | 'a key over HTTP'
  /** The client's own if null. */
  readonly apiVersion: string | null
  /** The token of a client that calls with one; any token if absent. */
  readonly token?: string
}

/** The report of a script about the server: the JSON on its standard output, with nothing on its standard error. */
export async function reportOf<Report>(
  script: string,
  { http, https, connectionString, caFile }: Server,
  connection: PythonConnection,
): Promise<Report> {
  const input = JSON.stringify({ ...connection, http, https, connectionString, caFile })
  const { code, stdout, stderr } = await runPython(script, input, { REQUESTS_CA_BUNDLE: caFile })
  if (code !== 0 || stderr !== '') throw new Error(`${script} ended with ${code}: ${stderr}`)
  return JSON.parse(stdout)
}
