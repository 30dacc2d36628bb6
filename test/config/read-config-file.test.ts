import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfigFile } from '../../src/config/read-config-file.ts'
import { UsageError } from '../../src/usage-error.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const SECRET = 'c2VjcmV0IHNlY3JldCBzZWNyZXQ='

function write(text: string): string {
  const file = join(temporaryDirectory(), 'holdline.json')
  writeFileSync(file, text)
  return file
}

describe('the configuration file', () => {
  it('may have all these settings', async () => {
    const document = {
      resources: [{ name: 'contoso', accessKeys: [SECRET], hosts: ['contoso.example'] }, { name: 'b' }],
      holdSeconds: 60,
      agingSeconds: 0,
      keepDays: 1,
      maxSearchQuantity: 10,
      fill: 'rested',
      operationDelay: { notStartedMs: 1, runningMs: 2 },
      clockSkewMinutes: 0.5,
      acceptAnyToken: true,
      offerings: [
        {
          country: 'US',
          numberType: 'geographic',
          assignmentType: 'person',
          capabilities: { calling: 'inbound+outbound', sms: 'none' },
          cost: { amount: 1, currencyCode: 'USD' },
          agreementToNotResellRequired: true,
        },
      ],
    }
    expect(await readConfigFile(write(JSON.stringify(document)))).toEqual(document)
    expect(await readConfigFile(write('\uFEFF{}'))).toEqual({})
  })

  it.each([
    ['{"resource":[]}', /resource is not a known key; known are resources, holdSeconds, /],
    [
      `{"resources":[{"name":"a","accesKeys":["${SECRET}"]}]}`,
      /resources\[0\]\.accesKeys is not a known key; known are name, accessKeys, hosts, limits, stocks$/,
    ],
    ['{"resources":[]}', /resources must NOT have fewer than 1 items$/],
    ['{"resources":[{"accessKeys":[]}]}', /resources\[0\]\.name is missing$/],
    ['{"resources":[{"name":"a b"}]}', /resources\[0\]\.name must be letters, digits, dots/],
    ['{"resources":[{"name":"a","accessKeys":[1]}]}', /resources\[0\]\.accessKeys\[0\] must be string$/],
    ['{"holdSeconds":"60"}', /holdSeconds must be integer$/],
    ['{"holdSeconds":0}', /holdSeconds must be >= 1$/],
    ['{"maxRequestsPerSecond":-1}', /maxRequestsPerSecond must be >= 0$/],
    ['{"maxRequestsPerSecond":0.5}', /maxRequestsPerSecond must be integer$/],
    ['{"maxRequestsPerSecond":"fast"}', /maxRequestsPerSecond must be integer$/],
    [
      '{"resources":[{"name":"a","limits":{"maxRequestsPerSecond":-1}}]}',
      /resources\[0\]\.limits\.maxRequestsPerSecond must be >= 0$/,
    ],
    ['{"keepDays":0}', /keepDays must be >= 1$/],
    ['{"keepDays":0.5}', /keepDays must be integer$/],
    ['{"keepDays":36500}', /keepDays must be <= 3652$/],
    ['{"clockSkewMinutes":-1}', /clockSkewMinutes must be >= 0$/],
    ['{"clockSkewMinutes":720.5}', /clockSkewMinutes must be <= 720$/],
    ['{"operationDelay":{"runningMs":-1}}', /operationDelay\.runningMs must be >= 0$/],
    ['{"acceptAnyToken":1}', /acceptAnyToken must be boolean$/],
    [
      '{"offerings":[{"country":"US","numberType":"fax"}]}',
      /offerings\[0\]\.(assignmentType is missing|numberType must be one of geographic, tollFree, mobile)$/,
    ],
    ['[]', /The document must be object$/],
    [`{\n  "holdSeconds": 1,\n}`, /holdline\.json is not JSON \(line 3, column 1\); /],
    [`{"resources": ${SECRET}}`, /holdline\.json is not JSON/],
    ['', /holdline\.json is not JSON/],
  ])('is refused with %s', async (text, message) => {
    const error = await readConfigFile(write(text)).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UsageError)
    expect(String(error)).toMatch(message)
    expect(String(error)).not.toMatch(/\n|c2Vj/)
  })

  it('is refused where it cannot be read', async () => {
    const directory = temporaryDirectory()
    await expect(readConfigFile(join(directory, 'none.json'))).rejects.toThrow(
      /^Cannot read --config .*none\.json: no such file or directory$/,
    )
    await expect(readConfigFile(directory)).rejects.toThrow(/: it is a directory$/)
  })
})
