import { describe, expect, it } from 'vitest'
import { errorOf } from './support/error-of.ts'
import { at } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const CALLS = { calling: 'inbound+outbound', sms: 'none' }
const CALLS_AND_SMS = { calling: 'inbound+outbound', sms: 'inbound+outbound' }
const SMS = { calling: 'none', sms: 'inbound+outbound' }

function offering(type: string, assignment: string, capabilities: object, amount: number): object {
  return {
    phoneNumberType: type,
    assignmentType: assignment,
    availableCapabilities: capabilities,
    cost: { amount, currencyCode: 'USD', billingFrequency: 'monthly' },
  }
}

const US = [
  offering('geographic', 'person', CALLS, 1),
  offering('geographic', 'application', CALLS, 1),
  offering('tollFree', 'application', CALLS_AND_SMS, 2),
]

async function offerings(country: string, query: string, version = '2025-06-01'): Promise<unknown> {
  const { contoso } = await startCheckedApp()
  const path = `/availablePhoneNumbers/countries/${country}/offerings?${query}`
  const reply = await contoso('GET', at(path, version))
  expect(reply.status).toBe(200)
  return Object(reply.json).phoneNumberOfferings
}

describe('offerings', () => {
  it('are those of the country, as recorded for the US', async () => {
    expect(await offerings('US', '')).toEqual(US)
  })

  it('are told by type, by assignment and by both', async () => {
    expect(await offerings('US', 'phoneNumberType=geographic')).toEqual(US.slice(0, 2))
    expect(await offerings('US', 'assignmentType=application')).toEqual(US.slice(1))
    expect(await offerings('US', 'phoneNumberType=geographic&assignmentType=person')).toEqual(US.slice(0, 1))
    expect(await offerings('US', 'phoneNumberType=tollFree&assignmentType=person')).toEqual([])
    expect(await offerings('US', 'phoneNumberType=&assignmentType=')).toEqual(US)
  })

  it('are none in a country that is listed and has none', async () => {
    for (const country of ['BR', 'LV', 'PR']) expect(await offerings(country, '')).toEqual([])
  })

  it('have mobile numbers since 2025-06-01', async () => {
    const mobile = offering('mobile', 'application', SMS, 1.5)
    expect(await offerings('IE', '')).toContainEqual(mobile)
    expect(await offerings('IE', 'phoneNumberType=mobile')).toEqual([mobile])
    for (const version of ['2022-12-01', '2025-02-11', '2025-04-01']) {
      const older = await offerings('IE', '', version)
      expect(older).toHaveLength(3)
      expect(older).not.toContainEqual(mobile)
      const { contoso } = await startCheckedApp()
      const path = '/availablePhoneNumbers/countries/IE/offerings?phoneNumberType=mobile'
      expect(errorOf(await contoso('GET', at(path, version)))).toMatchObject({
        message: 'phoneNumberType must be one of geographic, tollFree.',
        target: 'phonenumbertype',
      })
    }
  })

  it.each([
    ['phoneNumberType=landline', 'phonenumbertype'],
    ['assignmentType=Person', 'assignmenttype'],
  ])('are refused for %s', async (query, target) => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('GET', at(`/availablePhoneNumbers/countries/US/offerings?${query}`))
    expect(errorOf(reply)).toMatchObject({ code: 'InvalidInput', target })
  })
})
