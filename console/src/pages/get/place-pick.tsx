import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { API_VERSION } from '../../api/create-clients.ts'
import { useServer } from '../../app/server.tsx'
import { countText } from '../../shared/format.ts'
import { Pick, type Pickable } from '../../shared/pick.tsx'
import { type NumberType, useAreaCodes, useFreeCounts, useLocalities } from './use-catalog.ts'

interface PlacePickProps {
  readonly countryCode: string
  readonly phoneNumberType: NumberType
  readonly assignmentType: 'person' | 'application'
  readonly areaCode: string | undefined
  readonly onPick: (areaCode: string | undefined) => void
}

/** What the value of a city begins with, among area codes. */
const CITY = 'city:'

/** Asks for an area code, directly or by a city. */
export function PlacePick({ areaCode, onPick, ...question }: PlacePickProps) {
  const { acs } = useServer()
  const [city, setCity] = useState<string>()
  const areaCodes = useAreaCodes(question)
  const localities = useLocalities(question)
  const free = useFreeCounts(question)
  const { countryCode, phoneNumberType, assignmentType } = question
  const [locality, administrativeDivision] = city?.split('\n') ?? []
  const ofCity = useQuery({
    queryKey: ['areaCodesOf', countryCode, phoneNumberType, assignmentType, city],
    enabled: locality !== undefined,
    queryFn: async () => {
      const query = {
        'api-version': API_VERSION,
        phoneNumberType,
        assignmentType,
        ...(locality !== undefined && { locality }),
        ...(administrativeDivision && { administrativeDivision }),
      }
      const path = { countryCode }
      const { data } = await acs.GET('/availablePhoneNumbers/countries/{countryCode}/areaCodes', {
        params: { path, query },
      })
      return (data?.areaCodes ?? []).flatMap(({ areaCode: code }) => code ?? [])
    },
  })

  // A search knows no cities: without an area code it would find numbers of any place.
  const best = ofCity.data?.find((code) => (free.data?.get(code) ?? 0) > 0) ?? ofCity.data?.[0]
  useEffect(() => {
    if (city !== undefined && areaCode === undefined && best !== undefined && !free.isLoading) onPick(best)
  }, [city, areaCode, best, free.isLoading, onPick])

  const toOption = (code: string): Pickable => {
    const count = free.data === undefined ? undefined : (free.data.get(code) ?? 0)
    return { value: code, text: code, ...(count !== undefined && { note: `${countText(count)} free` }) }
  }
  const cities = (localities.data ?? []).map(
    ({ localizedName, administrativeDivision: division }): Pickable => {
      const name = division?.abbreviatedName
      return {
        value: `${CITY}${localizedName}\n${name ?? ''}`,
        text: name === undefined ? localizedName : `${localizedName}, ${name}`,
      }
    },
  )
  const codes =
    phoneNumberType === 'geographic'
      ? [...(free.data?.keys() ?? [])]
      : (areaCodes.data ?? []).flatMap(({ areaCode: code }) => code ?? [])
  return (
    <>
      <Pick
        label={phoneNumberType === 'geographic' ? 'City or area code' : 'Area code'}
        placeholder="Any"
        isSearch
        isOptional
        options={[...codes.map(toOption), ...cities]}
        value={city === undefined ? areaCode : CITY + city}
        onPick={(value) => {
          const picked = value?.startsWith(CITY) ? value.slice(CITY.length) : undefined
          setCity(picked)
          onPick(picked === undefined ? value : undefined)
        }}
      />
      {city !== undefined && (
        <Pick
          label={`Area code of ${locality}`}
          placeholder="Pick an area code"
          options={(ofCity.data ?? []).map(toOption)}
          value={areaCode}
          onPick={onPick}
        />
      )}
    </>
  )
}
