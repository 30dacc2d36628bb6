import { Checkbox, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { SoldOffering } from '../../../../generated/own.d.ts'
import { useServer } from '../../../app/server.tsx'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { InstantField, instantOf } from '../../../shared/instant-field.tsx'
import { OperatorDialog } from '../operator-dialog.tsx'
import { type OfferingKind, OfferingKindFields } from './offering-kind-fields.tsx'

const NEW: OfferingKind = {
  country: 'US',
  numberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
}

/** Asks on which terms numbers are sold. */
export function OfferingDialog({
  offering,
  onClose,
}: {
  /** The offering whose terms are changed; absent if one is added. */
  readonly offering?: SoldOffering
  readonly onClose: () => void
}) {
  const { own } = useServer()
  const [kind, setKind] = useState<OfferingKind>(offering ?? NEW)
  const [amount, setAmount] = useState(offering === undefined ? '' : String(offering.cost.amount))
  const [currency, setCurrency] = useState(offering?.cost.currencyCode ?? 'USD')
  const [fee, setFee] = useState(offering?.setUpFee === undefined ? '' : String(offering.setUpFee))
  const [asksAgreement, setAsksAgreement] = useState(offering?.agreementToNotResellRequired ?? false)
  const [time, setTime] = useState('')
  const from = instantOf(time)
  const isPrice = isAmount(amount)
  const isFee = fee.trim() === '' || isAmount(fee)
  const isCurrency = /^[A-Za-z]{3}$/.test(currency.trim())
  const isCountry = /^[A-Za-z]{2}$/.test(kind.country.trim())

  function set() {
    const currencyCode = currency.trim().toUpperCase()
    const { numberType, assignmentType, capabilities } = kind
    const terms = {
      country: kind.country.trim().toUpperCase(),
      numberType,
      assignmentType,
      capabilities,
      cost: { amount: Number(amount), currencyCode },
      ...(fee.trim() !== '' && { setUpFee: Number(fee) }),
      agreementToNotResellRequired: asksAgreement,
    }
    return own.POST('/_holdline/offerings', {
      body: { offerings: [terms], ...(from !== undefined && { from }) },
    })
  }

  return (
    <OperatorDialog
      title={offering === undefined ? 'Sell something else' : 'Change the terms'}
      about="Searches offer these terms from then on. Nothing changes for numbers that are held or owned: their price was quoted."
      action={offering === undefined ? 'Sell it' : 'Change them'}
      done={from === undefined ? 'The terms are in force' : 'The terms are planned'}
      isReady={isPrice && isFee && isCurrency && isCountry}
      change={set}
      onClose={onClose}
    >
      {offering === undefined && <OfferingKindFields kind={kind} onChange={setKind} />}
      <ButtonRow>
        <Field label="Price of a month" required {...wrongIf(amount !== '' && !isPrice, WRONG_AMOUNT)}>
          <Input inputMode="decimal" value={amount} onChange={(_, { value }) => setAmount(value)} />
        </Field>
        <Field label="Currency" required {...wrongIf(!isCurrency, 'Three letters, such as USD.')}>
          <Input value={currency} onChange={(_, { value }) => setCurrency(value)} />
        </Field>
      </ButtonRow>
      <Field label="Set-up fee" hint="Charged once for a number." {...wrongIf(!isFee, WRONG_AMOUNT)}>
        <Input
          inputMode="decimal"
          placeholder="None"
          value={fee}
          onChange={(_, { value }) => setFee(value)}
        />
      </Field>
      <Checkbox
        label="The buyer has to agree not to resell the numbers"
        checked={asksAgreement}
        onChange={(_, { checked }) => setAsksAgreement(checked === true)}
      />
      <InstantField
        label="Valid from"
        hint="In the time of this machine. Without a time, at once."
        value={time}
        onChange={setTime}
      />
    </OperatorDialog>
  )
}

const WRONG_AMOUNT = 'Write an amount such as 1.50.'

function wrongIf(isWrong: boolean, validationMessage: string) {
  return isWrong ? ({ validationState: 'error', validationMessage } as const) : {}
}

/** Whether a text is an amount that is not less than nothing. */
function isAmount(text: string): boolean {
  return /^\d{1,9}(\.\d{1,9})?$/.test(text.trim())
}
