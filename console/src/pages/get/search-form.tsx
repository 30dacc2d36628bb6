import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  SpinButton,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import type { PhoneNumberCapabilities } from '../../../generated/acs.d.ts'
import { Choice } from '../../shared/choice.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { assignmentText, callingWayText, costText, smsWayText, typeText } from '../../shared/format.ts'
import { Pick } from '../../shared/pick.tsx'
import { WayPick } from '../../shared/way-pick.tsx'
import { PlacePick } from './place-pick.tsx'
import { type SearchWish, typesOf, usesOf } from './search-wish.ts'
import { type NumberType, useCountries, useOfferings } from './use-catalog.ts'
import { waysWithin } from './ways-within.ts'

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '36rem' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(14rem, 1fr))',
    gap: tokens.spacingHorizontalL,
  },
})

/** A search of the API finds at most these many numbers, where the operator has set no other limit. */
const MOST = 500

/** Asks what numbers a person wants, and offers only what is sold. */
export function SearchForm({
  way,
  isBusy,
  onSearch,
}: {
  /** Whether the server picks some numbers of a place, or shows numbers by their first digits. */
  readonly way: 'search' | 'browse'
  readonly isBusy: boolean
  readonly onSearch: (wish: SearchWish) => void
}) {
  const styles = useStyles()
  const countries = useCountries()
  const [country, setCountry] = useState<string>()
  const countryCode =
    country ??
    countries.data?.find(({ countryCode: code }) => code === 'US')?.countryCode ??
    countries.data?.[0]?.countryCode
  const offerings = useOfferings(countryCode)
  const [wishedType, setType] = useState<NumberType>()
  const [wishedUse, setUse] = useState<'person' | 'application'>()
  const [ways, setWays] = useState<Partial<PhoneNumberCapabilities>>({})
  const [areaCode, setAreaCode] = useState<string>()
  const [quantity, setQuantity] = useState(1)
  const [firstDigits, setFirstDigits] = useState('')

  if (countries.isError)
    return (
      <FailureNote
        title="The countries could not be read"
        error={countries.error}
        onRetry={() => countries.refetch()}
      />
    )
  if (offerings.isError)
    return (
      <FailureNote
        title="The offerings could not be read"
        error={offerings.error}
        onRetry={() => offerings.refetch()}
      />
    )
  if (countries.isLoading) return <Spinner label="Reading the countries …" />
  if (countryCode === undefined)
    return (
      <EmptyState title="Nothing is sold here">
        The operator of this server offers no numbers to this resource.
      </EmptyState>
    )

  const sold = offerings.data ?? []
  const types = typesOf(sold)
  const type = types.find((each) => each === wishedType) ?? types[0]
  const uses = type === undefined ? [] : usesOf(sold, type)
  const use = uses.find((each) => each === wishedUse) ?? uses[0]
  const offering = sold.find(
    ({ phoneNumberType, assignmentType }) => phoneNumberType === type && assignmentType === use,
  )
  const offered = offering?.availableCapabilities ?? { calling: 'none', sms: 'none' }
  const wished = (of: 'calling' | 'sms') =>
    waysWithin(offered[of]).find((way) => way === ways[of]) ?? offered[of]
  const capabilities = { calling: wished('calling'), sms: wished('sms') }
  const hasNone = capabilities.calling === 'none' && capabilities.sms === 'none'

  function search(event: FormEvent) {
    event.preventDefault()
    if (isBusy || hasNone) return
    if (countryCode === undefined || type === undefined || use === undefined) return
    const place = areaCode === undefined ? {} : { areaCode }
    onSearch({
      countryCode,
      phoneNumberType: type,
      assignmentType: use,
      capabilities,
      quantity,
      firstDigits: firstDigits.replace(/[^\d+]/g, ''),
      ...place,
    })
  }

  return (
    <form className={styles.form} onSubmit={search}>
      <Pick
        label="Country"
        options={(countries.data ?? []).map(({ countryCode: code, localizedName }) => ({
          value: code,
          text: localizedName,
        }))}
        value={countryCode}
        onPick={(code) => {
          setCountry(code)
          setAreaCode(undefined)
        }}
      />
      {offerings.isLoading && <Spinner label="Reading what is sold …" />}
      {offerings.isSuccess && type === undefined && (
        <EmptyState title="Nothing is sold in this country">Pick another country.</EmptyState>
      )}
      {type !== undefined && use !== undefined && (
        <>
          <Choice
            label="Type"
            values={types}
            value={type}
            textOf={typeText}
            onChange={(value) => {
              setType(value)
              setAreaCode(undefined)
            }}
          />
          <Choice
            label="Who will use it"
            values={uses}
            value={use}
            textOf={assignmentText}
            onChange={setUse}
          />
          <div className={styles.pair}>
            <WayPick
              label="Calls"
              values={waysWithin(offered.calling)}
              value={capabilities.calling}
              textOf={callingWayText}
              onPick={(calling) => setWays({ ...ways, calling })}
            />
            <WayPick
              label="SMS"
              values={waysWithin(offered.sms)}
              value={capabilities.sms}
              textOf={smsWayText}
              onPick={(sms) => setWays({ ...ways, sms })}
            />
          </div>
          {hasNone && (
            <MessageBar intent="error">
              <MessageBarBody>A number needs calls or SMS.</MessageBarBody>
            </MessageBar>
          )}
          {way === 'browse' ? (
            <Field
              label="First digits"
              hint="With the country code, such as +1 425. Without any, all numbers fit."
            >
              <Input
                data-search
                type="tel"
                placeholder="Any"
                value={firstDigits}
                onChange={(_, { value }) => setFirstDigits(value)}
              />
            </Field>
          ) : (
            <>
              <PlacePick
                key={`${countryCode} ${type}`}
                countryCode={countryCode}
                phoneNumberType={type}
                assignmentType={use}
                areaCode={areaCode}
                onPick={setAreaCode}
              />
              <Field label="How many">
                <SpinButton
                  min={1}
                  max={MOST}
                  value={quantity}
                  onChange={(_, { value, displayValue }) => {
                    const wanted = value ?? Number(displayValue)
                    if (Number.isInteger(wanted) && wanted >= 1) setQuantity(wanted)
                  }}
                />
              </Field>
            </>
          )}
          <Button type="submit" appearance="primary" size="large" disabledFocusable={isBusy || hasNone}>
            {isBusy ? (
              <Spinner size="tiny" label={way === 'browse' ? 'Reading …' : 'Searching …'} />
            ) : (
              [
                way === 'browse' ? 'Show free numbers' : 'Search',
                ...(offering === undefined ? [] : [`${costText(offering.cost)} each`]),
              ].join(' · ')
            )}
          </Button>
        </>
      )}
    </form>
  )
}
