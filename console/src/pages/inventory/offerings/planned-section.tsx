import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { SoldOffering } from '../../../../generated/own.d.ts'
import { useServer } from '../../../app/server.tsx'
import { instantText, moneyText } from '../../../shared/format.ts'
import { Section } from '../../../shared/section.tsx'
import { SimpleTable } from '../../../shared/simple-table.tsx'
import { OperatorDialog } from '../operator-dialog.tsx'
import { offeringPath } from './offering-path.ts'

/** The changes of an offering that are still to come, and the way to take them back. */
export function PlannedSection({
  offering: { name, cost, planned = [] },
}: {
  readonly offering: SoldOffering
}) {
  const { own } = useServer()
  const [isAsked, setAsked] = useState(false)
  if (planned.length === 0) return null
  return (
    <Section title="Planned changes" actions={<Button onClick={() => setAsked(true)}>Take them back</Button>}>
      <SimpleTable
        label="Planned changes"
        rows={planned}
        keyOf={({ from }) => from}
        columns={[
          { title: 'From', show: ({ from }) => instantText(from) },
          { title: 'Sold', show: ({ sold }) => (sold ? 'Yes' : 'No') },
          {
            title: 'A month',
            show: ({ cost: price }) =>
              price === undefined ? '' : moneyText(price.amount, price.currencyCode),
          },
          {
            title: 'Set-up fee',
            show: ({ setUpFee, cost: { currencyCode } = cost }) =>
              setUpFee === undefined ? '' : moneyText(setUpFee, currencyCode),
          },
        ]}
      />
      {isAsked && (
        <OperatorDialog
          title="Take the planned changes back?"
          about="The offering stays as it is now. None of its planned changes comes into force."
          action="Take them back"
          done="Taken back"
          change={() =>
            own.DELETE(
              '/_holdline/planned-offerings/{country}/{numberType}/{assignmentType}/{calling}/{sms}',
              { params: { path: offeringPath(name) } },
            )
          }
          onClose={() => setAsked(false)}
        />
      )}
    </Section>
  )
}
