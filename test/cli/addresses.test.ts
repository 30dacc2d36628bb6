import { expect, it } from 'vitest'
import { addresses } from '../../src/cli/addresses.ts'

const resources = (...hosts: string[]) => [{ name: 'default', accessKeys: ['a2V5'], hosts }] as const

it.each([
  ['127.0.0.1', true, 'http://127.0.0.1:1', 'https://localhost:2'],
  ['localhost', true, 'http://localhost:1', 'https://localhost:2'],
  ['127.0.0.2', true, 'http://127.0.0.2:1', 'https://127.0.0.2:2'],
  ['::1', true, 'http://[::1]:1', 'https://[::1]:2'],
  ['::', false, 'http://numbers.example:1', 'https://numbers.example:2'],
])('clients find a server on %s', (host, loopback, http, https) => {
  const config = { loopback, resources: resources('numbers.example', 'other.example') }
  expect(addresses(config, { host, httpPort: 1, httpsPort: 2 })).toEqual({ http, https })
})
