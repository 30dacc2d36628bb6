import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { createClient, send } from '../support/client.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { freePort, runProxy } from './run-proxy.ts'

const PAGE = readFileSync(fileURLToPath(new URL('../../docs/proxies.md', import.meta.url)), 'utf8')
const KEY = Buffer.from('a key of the proxies’ own server').toString('base64')

function snippetOf(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(PAGE)?.[1] ?? ''
}

/** The program's configuration file around the page's snippet. */
const CONFIGURATIONS = {
  nginx: (snippet: string, directory: string) => `
    daemon off; pid ${directory}/pid; error_log stderr; events {}
    http {
      access_log off; client_body_temp_path ${directory}/body; proxy_temp_path ${directory}/proxy;
      fastcgi_temp_path ${directory}/f; uwsgi_temp_path ${directory}/u; scgi_temp_path ${directory}/s;
      ${snippet.replace('listen 8000', 'listen 127.0.0.1:8000')}
    }`,
  haproxy: (snippet: string) => snippet,
}

it.each(['nginx', 'haproxy'] as const)(
  'signed requests pass through %s as the page configures it',
  async (name) => {
    const server = await startServer({ env: { HOLDLINE_ACCESS_KEY: KEY } })
    onTestFinished(() => server.kill())
    const port = await freePort()
    const directory = temporaryDirectory()
    const file = join(directory, 'proxy.conf')
    const configuration = CONFIGURATIONS[name](snippetOf(name), directory)
      .replaceAll('127.0.0.1:8080', new URL(server.http).host)
      .replaceAll(':8000', `:${port}`)
    writeFileSync(file, configuration)
    await runProxy(name, file)

    const host = `127.0.0.1:${port}`
    const client = createClient(host, KEY)
    const ready = () =>
      send(host, 'GET', '/_holdline/ready', Buffer.alloc(0), { host }).then(({ status }) => status)
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    const query = 'api-version=2025-06-01'
    const searched = await client('POST', `/availablePhoneNumbers/countries/US/:search?${query}`, {
      body: {
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
      },
    })
    expect(searched.status).toBe(202)
    const searchId = searched.headers['search-id']
    const body = { searchId }
    expect((await client('POST', `/availablePhoneNumbers/:purchase?${query}`, { body })).status).toBe(202)
    const owned = await client('GET', `/phoneNumbers?${query}`)
    const [, number = ''] = /"phoneNumber":"\+(\d+)"/.exec(owned.text) ?? []
    expect((await client('GET', `/phoneNumbers/%2B${number}?${query}`)).status).toBe(200)
    expect((await client('DELETE', `/phoneNumbers/%2B${number}?${query}`)).status).toBe(202)
  },
)
