import { describe, expect, it } from 'vitest'
import { errorOf } from './support/error-of.ts'
import { at, GEOGRAPHIC_SEARCH, searchTarget } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

function path(country: string, query: string): string {
  return `/availablePhoneNumbers/countries/${country}/areaCodes?${query}`
}

async function areaCodes(country: string, query: string, version = '2025-06-01'): Promise<string[]> {
  const { contoso } = await startCheckedApp()
  const reply = await contoso('GET', at(path(country, query), version))
  expect(reply.status).toBe(200)
  return Object(reply.json).areaCodes.map(({ areaCode }: { areaCode: string }) => areaCode)
}

async function refusal(country: string, query: string, version = '2025-06-01'): Promise<unknown> {
  const { contoso } = await startCheckedApp()
  return errorOf(await contoso('GET', at(path(country, query), version)))
}

describe('toll-free area codes', () => {
  it('need no locality, and are descending as recorded', async () => {
    const all = ['888', '877', '866', '855', '844', '833', '800']
    expect(await areaCodes('US', 'phoneNumberType=tollFree')).toEqual(all)
    expect(await areaCodes('US', 'phoneNumberType=tollFree&assignmentType=application')).toEqual(all)
    expect(await areaCodes('US', 'phoneNumberType=tollFree&locality=Nowhere')).toEqual(all)
  })

  it('are none where they are not offered', async () => {
    expect(await areaCodes('US', 'phoneNumberType=tollFree&assignmentType=person')).toEqual([])
    expect(await areaCodes('BR', 'phoneNumberType=tollFree')).toEqual([])
  })
})

describe('geographic area codes', () => {
  it('are those of the locality', async () => {
    const anchorage = 'phoneNumberType=geographic&assignmentType=person&locality=Anchorage'
    expect(await areaCodes('US', `${anchorage}&administrativeDivision=AK`)).toEqual(['907'])
    expect(await areaCodes('US', anchorage)).toEqual(['907'])
    expect(await areaCodes('CA', 'phoneNumberType=geographic&locality=vancouver')).toEqual([
      '236',
      '604',
      '778',
    ])
  })

  it('are found by a name without accents, and with a plus for a space', async () => {
    expect(await areaCodes('CH', 'phoneNumberType=geographic&locality=Zurich')).toEqual(['43', '44'])
    expect(await areaCodes('CH', 'phoneNumberType=geographic&locality=Z%C3%BCrich')).toEqual(['43', '44'])
  })

  it('are accepted by a search', async () => {
    const { contoso } = await startCheckedApp()
    const [areaCode] = await areaCodes('US', 'phoneNumberType=geographic&locality=Bellevue')
    expect(areaCode).toBe('425')
    const body = { ...GEOGRAPHIC_SEARCH, areaCode }
    expect((await contoso('POST', searchTarget(), { body })).status).toBe(202)
  })

  it.each(['', '&locality=', '&administrativeDivision=WA'])(
    'need a locality, and "%s" is none',
    async (rest) => {
      expect(await refusal('US', `phoneNumberType=geographic${rest}`)).toEqual({
        code: 'InvalidInput',
        message:
          'locality is required if phoneNumberType is geographic. ' +
          'List the localities of the country, and name one of them.',
        target: 'locality',
      })
    },
  )

  it('need the division where several localities have the name', async () => {
    const springfield = 'phoneNumberType=geographic&locality=Springfield'
    expect(await refusal('US', springfield)).toEqual({
      code: 'InvalidInput',
      message: 'More than one locality was found. Please specify the administrative division.',
      target: 'administrativedivision',
    })
    expect(await areaCodes('US', `${springfield}&administrativeDivision=MA`)).toEqual(['413'])
    expect(await areaCodes('US', `${springfield}&administrativeDivision=il`)).toEqual(['217', '447'])
  })

  it.each(['locality=Nowhere', 'locality=Seattle&administrativeDivision=MA'])(
    'are an error for a place that there is not: %s',
    async (query) => {
      const [, name] = /locality=(\w+)/.exec(query) ?? []
      expect(await refusal('US', `phoneNumberType=geographic&${query}`)).toEqual({
        code: 'InvalidInput',
        message: `There is no locality ${name} in US. List the localities of the country, and name one of them.`,
        target: 'locality',
      })
    },
  )

  it('are none where none are offered, and in a country without area codes', async () => {
    expect(await areaCodes('BR', 'phoneNumberType=geographic&locality=Campinas')).toEqual([])
    expect(await areaCodes('DK', 'phoneNumberType=geographic')).toEqual([])
  })
})

describe('mobile area codes', () => {
  it('are told by locality or for the whole country', async () => {
    expect(await areaCodes('IE', 'phoneNumberType=mobile&locality=Dublin')).toEqual(['1'])
    expect(await areaCodes('IE', 'phoneNumberType=mobile')).toEqual(['1'])
    expect(await areaCodes('SE', 'phoneNumberType=mobile&assignmentType=application')).toEqual(['70'])
    expect(await areaCodes('SE', 'phoneNumberType=mobile&assignmentType=person')).toEqual([])
    expect(await areaCodes('US', 'phoneNumberType=mobile')).toEqual([])
    expect(await refusal('IE', 'phoneNumberType=mobile&locality=Cork')).toMatchObject({ target: 'locality' })
  })

  it.each(['2022-12-01', '2025-02-11', '2025-04-01'])('are not known in %s', async (version) => {
    expect(await refusal('IE', 'phoneNumberType=mobile', version)).toEqual({
      code: 'InvalidInput',
      message: 'phoneNumberType must be one of geographic, tollFree.',
      target: 'phonenumbertype',
    })
  })
})

describe('the parameters of area codes', () => {
  it.each(['', 'phoneNumberType=', 'PhoneNumberType=tollFree'])(
    'need a type, and "%s" is none',
    async (query) => {
      expect(await refusal('US', query)).toEqual({
        code: 'InvalidInput',
        message: 'phoneNumberType is required.',
        target: 'phonenumbertype',
      })
    },
  )

  it.each([
    ['phoneNumberType=tollfree', 'phonenumbertype'],
    ['phoneNumberType=short', 'phonenumbertype'],
    ['phoneNumberType=tollFree&assignmentType=robot', 'assignmenttype'],
  ])('are one of their values, which %s is not', async (query, target) => {
    expect(await refusal('US', query)).toMatchObject({ code: 'InvalidInput', target })
  })
})
