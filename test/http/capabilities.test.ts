import { describe, expect, it } from 'vitest'
import { at, buy, GEOGRAPHIC_SEARCH, GUID, headerOf, NOT_OFFERED, recorded } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'
import { VERSIONS } from './support/versions.ts'

const NUMBER = '+18885550100'
const SERVER_ERROR = 'The server encountered an internal error.'

function patchTarget(number: string, version?: string): string {
  return at(`/phoneNumbers/${number}/capabilities`, version)
}

describe.each(VERSIONS)('a change of capabilities in $version', ({ version }) => {
  it.each([['%2B18885550100'], ['+18885550100']])('of %s is accepted as recorded', async (written) => {
    const { contoso } = await startCheckedApp()
    await buy(contoso)
    const body = { calling: 'none', sms: 'outbound' }
    const reply = await contoso('PATCH', patchTarget(written, version), { body })
    const guid = headerOf(reply, 'capabilities-id')
    expect(guid).toMatch(GUID)
    expect(reply).toMatchObject({
      status: 202,
      text: JSON.stringify({ capabilitiesUpdateId: guid }),
      headers: {
        location: `/phoneNumbers/${NUMBER}?api-version=${version}`,
        'operation-location': `/phoneNumbers/operations/capabilities_${guid}?api-version=${version}`,
        'operation-id': `capabilities_${guid}`,
        'access-control-expose-headers': 'Operation-Location,Location,operation-id,capabilities-id',
        'content-type': 'application/json; charset=utf-8',
      },
    })
  })

  it('of what the resource does not own is refused in the recorded words of the version', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    await buy(contoso)
    const notOwned =
      version === '2021-03-07'
        ? { status: 404, json: recorded('InternalError', SERVER_ERROR) }
        : {
            status: 403,
            json: recorded('InsufficientPermissions', 'Phone number not owned by this resource.', {
              target: 'phonenumber',
            }),
          }
    const invalid = {
      status: 400,
      json: recorded('InternalError', SERVER_ERROR, {
        innererror: { code: 'BadRequest', message: "Invalid telephone number 'invalid_phone_number'" },
      }),
    }
    for (const [number, expected] of [
      [NUMBER, notOwned],
      ['+14155550100', notOwned],
      ['invalid_phone_number', version === '2022-12-01' ? invalid : notOwned],
    ] as const) {
      const { status, json } = await fabrikam('PATCH', patchTarget(number, version), {
        body: { calling: 'none', sms: 'outbound' },
      })
      expect({ status, json }).toEqual(expected)
    }
    const unchanged = await contoso('GET', at(`/phoneNumbers/${NUMBER}`))
    expect(unchanged.json).toMatchObject({ capabilities: { sms: 'inbound+outbound' } })
  })

  it('to more than the offering includes is refused', async () => {
    const { contoso } = await startCheckedApp()
    const [geographic = ''] = await buy(contoso, GEOGRAPHIC_SEARCH)
    const reply = await contoso('PATCH', patchTarget(geographic, version), { body: { sms: 'inbound' } })
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual(NOT_OFFERED)
  })
})

describe('a change of capabilities', () => {
  it('changes the named channels only, also to capabilities that the search did not ask for', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso)
    const steps: [object, object][] = [
      [{ calling: 'inbound' }, { calling: 'inbound', sms: 'inbound+outbound' }],
      [{ sms: 'none' }, { calling: 'inbound', sms: 'none' }],
      [{}, { calling: 'inbound', sms: 'none' }],
      [
        { calling: 'inbound+outbound', sms: 'outbound', fax: 'inbound' },
        { calling: 'inbound+outbound', sms: 'outbound' },
      ],
    ]
    for (const [body, capabilities] of steps) {
      expect((await contoso('PATCH', patchTarget(NUMBER), { body })).status).toBe(202)
      const { json } = await contoso('GET', at(`/phoneNumbers/${NUMBER}`))
      expect(Object(json).capabilities).toEqual(capabilities)
    }
  })

  it('without a body changes nothing, with and without a content type', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso)
    for (const headers of [{}, { 'content-type': 'application/merge-patch+json' }]) {
      expect((await contoso('PATCH', patchTarget(NUMBER), { headers })).status).toBe(202)
    }
  })

  it('may be sent as plain JSON too', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso)
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    const reply = await contoso('PATCH', patchTarget(NUMBER), { body: { sms: 'none' }, headers })
    expect(reply.status).toBe(202)
  })
})
