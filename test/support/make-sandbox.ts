import type { Server } from './server.ts'

/** A sandbox as the server shows it, when it listens over both schemes. */
export interface MadeSandbox {
  readonly name: string
  readonly http: string
  readonly https: string
  readonly connectionString: string
  readonly httpConnectionString: string
  readonly token: string
}

/** Makes a sandbox of a stand-in. */
export async function makeSandbox({ http }: Pick<Server, 'http'>, wanted: object = {}): Promise<MadeSandbox> {
  const answer = await fetch(`${http}/_holdline/sandboxes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  })
  if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as MadeSandbox
}
