import { expect, it } from 'vitest'
import { addresses } from '../../src/server/addresses.ts'

it.each([
  ['127.0.0.1', undefined, 'http://127.0.0.1:1', 'https://localhost:2'],
  ['localhost', undefined, 'http://127.0.0.1:1', 'https://localhost:2'],
  ['a.localhost', undefined, 'http://a.localhost:1', 'https://a.localhost:2'],
  ['127.0.0.2', undefined, 'http://127.0.0.2:1', 'https://127.0.0.2:2'],
  ['::1', undefined, 'http://[::1]:1', 'https://[::1]:2'],
  ['::', 'numbers.example', 'http://numbers.example:1', 'https://numbers.example:2'],
])('clients find a server on %s, named %s', (host, publicName, http, https) => {
  expect(addresses({ host, publicName, httpPort: 1, httpsPort: 2 })).toEqual({ http, https })
})

it('a server without HTTP or HTTPS has no address for it', () => {
  const without = { host: '127.0.0.1', httpPort: 1, httpsPort: undefined }
  expect(addresses(without)).toEqual({ http: 'http://127.0.0.1:1', https: null })
  const encrypted = { host: 'localhost', httpPort: undefined, httpsPort: 2 }
  expect(addresses(encrypted)).toEqual({ http: null, https: 'https://localhost:2' })
})
