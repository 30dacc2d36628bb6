import { Link } from '@fluentui/react-components'
import type { PurchasedPhoneNumber } from '../../../generated/acs.d.ts'
import {
  callingText,
  costText,
  countryText,
  instantText,
  numberText,
  smsText,
  typeText,
} from '../../shared/format.ts'
import type { Column } from '../../shared/grid/column.ts'

/** The columns of the table of owned numbers. */
export const NUMBER_COLUMNS: readonly Column<PurchasedPhoneNumber>[] = [
  {
    id: 'phoneNumber',
    title: 'Number',
    width: 'minmax(9rem, 1fr)',
    show: ({ phoneNumber }) => <Link href={`#/numbers/${phoneNumber}`}>{numberText(phoneNumber)}</Link>,
    sortBy: ({ phoneNumber }) => phoneNumber,
  },
  {
    id: 'country',
    title: 'Country',
    width: 'minmax(7rem, 1fr)',
    show: ({ countryCode }) => countryText(countryCode),
    sortBy: ({ countryCode }) => countryText(countryCode),
  },
  {
    id: 'type',
    title: 'Type',
    width: 'minmax(5.5rem, 0.7fr)',
    show: ({ phoneNumberType }) => typeText(phoneNumberType),
    sortBy: ({ phoneNumberType }) => typeText(phoneNumberType),
  },
  {
    id: 'capabilities',
    title: 'Calls and SMS',
    width: 'minmax(11rem, 1.8fr)',
    show: ({ capabilities: { calling, sms } }) => `${callingText(calling)}. ${smsText(sms)}`,
  },
  {
    id: 'cost',
    title: 'Price',
    width: 'minmax(7rem, 0.8fr)',
    show: ({ cost }) => costText(cost),
    sortBy: ({ cost }) => cost.amount,
  },
  {
    id: 'purchaseDate',
    title: 'Bought',
    width: 'minmax(12.5rem, 1fr)',
    show: ({ purchaseDate }) => instantText(purchaseDate),
    sortBy: ({ purchaseDate }) => Date.parse(purchaseDate),
  },
]
