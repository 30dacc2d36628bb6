import { Badge, Link } from '@fluentui/react-components'
import type { SoldOffering } from '../../../../generated/own.d.ts'
import {
  assignmentText,
  callingText,
  countryText,
  moneyText,
  smsText,
  typeText,
} from '../../../shared/format.ts'
import type { Column } from '../../../shared/grid/column.ts'

/** The columns of the table of offerings. */
export const OFFERING_COLUMNS: readonly Column<SoldOffering>[] = [
  {
    id: 'country',
    title: 'Country and type',
    width: 'minmax(12rem, 1.2fr)',
    show: ({ name, country, numberType }) => (
      <Link href={`#/inventory/offerings/${name}`}>
        {countryText(country)}, {typeText(numberType).toLocaleLowerCase()}
      </Link>
    ),
    sortBy: ({ country, numberType }) => `${countryText(country)} ${typeText(numberType)}`,
  },
  {
    id: 'use',
    title: 'Used by',
    width: 'minmax(7rem, 0.8fr)',
    show: ({ assignmentType }) => assignmentText(assignmentType),
  },
  {
    id: 'capabilities',
    title: 'Calls and SMS',
    width: 'minmax(14rem, 1.6fr)',
    show: ({ capabilities: { calling, sms } }) => `${callingText(calling)}. ${smsText(sms)}`,
  },
  {
    id: 'price',
    title: 'A month',
    width: 'minmax(6rem, 0.6fr)',
    show: ({ cost: { amount, currencyCode } }) => moneyText(amount, currencyCode),
    sortBy: ({ cost: { amount } }) => amount,
  },
  {
    id: 'sold',
    title: 'State',
    width: 'minmax(8rem, 0.7fr)',
    show: ({ sold, planned = [] }) => (
      <>
        {sold ? 'Sold' : <Badge appearance="tint">Not sold</Badge>}
        {planned.length > 0 && ', to change'}
      </>
    ),
  },
]
