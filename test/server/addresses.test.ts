import { expect, it } from 'vitest'
import { addresses } from '../../src/server/addresses.ts'

it.each([
  ['127.0.0.1', undefined, 'http://127.0.0.1:1', 'https://localhost:2'],
  ['localhost', undefined, 'http://localhost:1', 'https://localhost:2'],
  ['127.0.0.2', undefined, 'http://127.0.0.2:1', 'https://127.0.0.2:2'],
  ['::1', undefined, 'http://[::1]:1', 'https://[::1]:2'],
  ['::', 'numbers.example', 'http://numbers.example:1', 'https://numbers.example:2'],
])('clients find a server on %s, named %s', (host, publicName, http, https) => {
  expect(addresses({ host, publicName, httpPort: 1, httpsPort: 2 })).toEqual({ http, https })
})

it('a server without HTTPS has no address for it', () => {
  const without = { host: '127.0.0.1', httpPort: 1, httpsPort: undefined }
  expect(addresses(without)).toEqual({ http: 'http://127.0.0.1:1', https: null })
})
