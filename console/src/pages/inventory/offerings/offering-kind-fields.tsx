import { Field, Input } from '@fluentui/react-components'
import type { SoldOffering } from '../../../../generated/own.d.ts'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { Choice } from '../../../shared/choice.tsx'
import { assignmentText, callingWayText, smsWayText, typeText } from '../../../shared/format.ts'
import { WayPick } from '../../../shared/way-pick.tsx'

/** What numbers an offering sells. */
export type OfferingKind = Pick<SoldOffering, 'country' | 'numberType' | 'assignmentType' | 'capabilities'>

const WAYS = ['inbound+outbound', 'inbound', 'outbound', 'none'] as const

/** Asks which numbers a new offering sells. */
export function OfferingKindFields({
  kind,
  onChange,
}: {
  readonly kind: OfferingKind
  readonly onChange: (kind: OfferingKind) => void
}) {
  const { capabilities } = kind
  return (
    <>
      <Field label="Country" hint="Two letters, such as US or GB." required>
        <Input value={kind.country} onChange={(_, { value: country }) => onChange({ ...kind, country })} />
      </Field>
      <Choice
        label="Type"
        values={['geographic', 'tollFree', 'mobile'] as const}
        value={kind.numberType}
        textOf={typeText}
        onChange={(numberType) => onChange({ ...kind, numberType })}
      />
      <Choice
        label="Used by"
        values={['application', 'person'] as const}
        value={kind.assignmentType}
        textOf={assignmentText}
        onChange={(assignmentType) => onChange({ ...kind, assignmentType })}
      />
      <ButtonRow>
        <WayPick
          label="Calls"
          values={WAYS}
          value={capabilities.calling}
          textOf={callingWayText}
          onPick={(calling) => onChange({ ...kind, capabilities: { ...capabilities, calling } })}
        />
        <WayPick
          label="SMS"
          values={WAYS}
          value={capabilities.sms}
          textOf={smsWayText}
          onPick={(sms) => onChange({ ...kind, capabilities: { ...capabilities, sms } })}
        />
      </ButtonRow>
    </>
  )
}
