import { useQuery } from '@tanstack/react-query'
import type { PhoneNumberOffering } from '../../../generated/acs.d.ts'
import { API_VERSION } from '../../api/create-clients.ts'
import { listAll } from '../../api/list-all.ts'
import { useServer } from '../../app/server.tsx'

/** The catalog changes when an operator changes it, which is seldom. */
const staleTime = 60_000
const version = { 'api-version': API_VERSION }
const header = { 'accept-language': navigator.language }

export type NumberType = NonNullable<PhoneNumberOffering['phoneNumberType']>

/** The countries in which numbers are sold, by name. */
export function useCountries() {
  const { acs } = useServer()
  return useQuery({
    queryKey: ['countries'],
    staleTime,
    queryFn: async () => {
      const countries = await listAll(async (page) => {
        const { data } = await acs.GET('/availablePhoneNumbers/countries', {
          params: { query: { ...version, ...page }, header },
        })
        return { items: data?.countries ?? [], hasMore: Boolean(data?.nextLink) }
      })
      return countries.sort((a, b) => a.localizedName.localeCompare(b.localizedName))
    },
  })
}

/** What is sold in a country. */
export function useOfferings(countryCode: string | undefined) {
  const { acs } = useServer()
  return useQuery({
    queryKey: ['offerings', countryCode],
    staleTime,
    enabled: countryCode !== undefined,
    queryFn: () =>
      listAll(async (page) => {
        const { data } = await acs.GET('/availablePhoneNumbers/countries/{countryCode}/offerings', {
          params: { path: { countryCode: countryCode ?? '' }, query: { ...version, ...page }, header },
        })
        return { items: data?.phoneNumberOfferings ?? [], hasMore: Boolean(data?.nextLink) }
      }),
  })
}

/** A place whose numbers can be asked for: an area code, and the city that it is of where the search began with a city. */
export interface Place {
  readonly areaCode: string
  /** Absent for an area code that is not of one city. */
  readonly city?: string
}

/** What places are asked for: the country, the type, and for geographic numbers the use. */
interface PlaceQuestion {
  readonly countryCode: string | undefined
  readonly phoneNumberType: NumberType
  readonly assignmentType: 'person' | 'application'
}

/** The area codes that a search may name. */
export function useAreaCodes({ countryCode, phoneNumberType, assignmentType }: PlaceQuestion) {
  const { acs } = useServer()
  return useQuery({
    queryKey: ['areaCodes', countryCode, phoneNumberType, assignmentType],
    staleTime,
    enabled: countryCode !== undefined && phoneNumberType !== 'geographic',
    queryFn: () =>
      listAll(async (page) => {
        const query = { ...version, ...page, phoneNumberType, assignmentType }
        const { data } = await acs.GET('/availablePhoneNumbers/countries/{countryCode}/areaCodes', {
          params: { path: { countryCode: countryCode ?? '' }, query, header },
        })
        return { items: data?.areaCodes ?? [], hasMore: Boolean(data?.nextLink) }
      }),
  })
}

/** The cities of a country that have numbers. */
export function useLocalities({ countryCode, phoneNumberType }: PlaceQuestion) {
  const { acs } = useServer()
  return useQuery({
    queryKey: ['localities', countryCode, phoneNumberType],
    staleTime,
    enabled: countryCode !== undefined && phoneNumberType === 'geographic',
    queryFn: () =>
      listAll(async (page) => {
        const query = { ...version, ...page, phoneNumberType }
        const { data } = await acs.GET('/availablePhoneNumbers/countries/{countryCode}/localities', {
          params: { path: { countryCode: countryCode ?? '' }, query, header },
        })
        return { items: data?.phoneNumberLocalities ?? [], hasMore: Boolean(data?.nextLink) }
      }),
  })
}

/** How many numbers are free in each area code; `undefined` where only the operator may know. */
export function useFreeCounts({ countryCode, phoneNumberType }: PlaceQuestion) {
  const { own, session } = useServer()
  return useQuery({
    queryKey: ['stock', countryCode, phoneNumberType],
    enabled: session.operator !== undefined && countryCode !== undefined,
    queryFn: async () => {
      const query = { country: countryCode ?? '', phoneNumberType }
      const { data } = await own.GET('/_holdline/stock', { params: { query } })
      const counts = new Map<string, number>()
      for (const { areaCode, free } of data?.stocks ?? [])
        counts.set(areaCode, (counts.get(areaCode) ?? 0) + free)
      return counts
    },
  })
}
