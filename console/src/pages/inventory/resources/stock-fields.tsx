import { Button, Dropdown, Field, Input, makeStyles, Option, Text, tokens } from '@fluentui/react-components'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { Choice } from '../../../shared/choice.tsx'
import { typeText } from '../../../shared/format.ts'
import { isAreaCode, isCountry, type WrittenScope, type WrittenSettings } from './written-settings.ts'

const useStyles = makeStyles({
  stock: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(8rem, 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: `0 0 ${tokens.spacingVerticalM}`,
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // Fields of the library are wider than a phone's columns.
  field: { minWidth: 0, width: '100%' },
  // Beside the fields, below their labels.
  remove: { marginTop: `calc(${tokens.lineHeightBase300} + ${tokens.spacingVerticalXS})` },
})

function withNew(scopes: readonly WrittenScope[]): WrittenScope[] {
  const id = 1 + Math.max(-1, ...scopes.map((scope) => scope.id))
  return [...scopes, { id, country: 'US', numberType: undefined, areaCode: '' }]
}

const TYPES = ['geographic', 'tollFree', 'mobile'] as const

type Stocks = Pick<WrittenSettings, 'isOpen' | 'scopes'>

/** Asks from which stocks a resource may buy. */
export function StockFields({
  isOpen,
  scopes,
  onChange,
}: Stocks & { readonly onChange: (stocks: Stocks) => void }) {
  return (
    <>
      <Choice
        label="May buy"
        values={['all', 'some'] as const}
        value={isOpen ? 'all' : 'some'}
        textOf={(way) => (way === 'all' ? 'From every stock' : 'From these stocks alone')}
        onChange={(way) =>
          onChange({
            isOpen: way === 'all',
            scopes: way === 'some' && scopes.length === 0 ? withNew([]) : scopes,
          })
        }
      />
      {!isOpen && (
        <>
          {scopes.length === 0 && <Text>It can buy nothing.</Text>}
          {scopes.map((scope, at) => (
            <ScopeFields
              key={scope.id}
              nth={at + 1}
              scope={scope}
              onChange={(next) =>
                onChange({ isOpen, scopes: scopes.map((each) => (each.id === scope.id ? next : each)) })
              }
              onRemove={() => onChange({ isOpen, scopes: scopes.filter(({ id }) => id !== scope.id) })}
            />
          ))}
          <ButtonRow>
            <Button onClick={() => onChange({ isOpen, scopes: withNew(scopes) })}>Add a stock</Button>
          </ButtonRow>
        </>
      )}
    </>
  )
}

function ScopeFields({
  nth,
  scope,
  onChange,
  onRemove,
}: {
  readonly nth: number
  readonly scope: WrittenScope
  readonly onChange: (scope: WrittenScope) => void
  readonly onRemove: () => void
}) {
  const styles = useStyles()
  const { country, numberType, areaCode } = scope
  return (
    <fieldset className={styles.stock} aria-label={`Stock ${nth}`}>
      <Field
        label="Country"
        hint="Two letters"
        {...(!isCountry(country) && {
          validationState: 'error',
          validationMessage: 'Two letters, such as US.',
        })}
      >
        <Input
          className={styles.field}
          value={country}
          onChange={(_, { value }) => onChange({ ...scope, country: value })}
        />
      </Field>
      <Field label="Type">
        <Dropdown
          className={styles.field}
          value={numberType === undefined ? 'All' : typeText(numberType)}
          selectedOptions={[numberType ?? '']}
          onOptionSelect={(_, { optionValue }) =>
            onChange({ ...scope, numberType: TYPES.find((each) => each === optionValue) })
          }
        >
          <Option value="">All</Option>
          {TYPES.map((each) => (
            <Option key={each} value={each}>
              {typeText(each)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field
        label="Area code"
        {...(numberType === undefined && { hint: 'Of one type alone' })}
        {...(!isAreaCode(areaCode) && { validationState: 'error', validationMessage: 'Digits alone.' })}
      >
        <Input
          className={styles.field}
          inputMode="numeric"
          placeholder="All"
          disabled={numberType === undefined}
          value={numberType === undefined ? '' : areaCode}
          onChange={(_, { value }) => onChange({ ...scope, areaCode: value })}
        />
      </Field>
      <Button className={styles.remove} aria-label={`Remove stock ${nth}`} onClick={onRemove}>
        Remove
      </Button>
    </fieldset>
  )
}
