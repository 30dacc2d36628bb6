"""Searches, holds, buys, lists and releases US toll-free numbers with the official client.

Needs a running Holdline. Set HOLDLINE_CONNECTION_STRING to the connection string that Holdline prints,
and REQUESTS_CA_BUNDLE to the path of the certificate, which Holdline prints too.
"""

import os
import sys
from datetime import datetime, timezone

from azure.communication.phonenumbers import (
    PhoneNumberAssignmentType,
    PhoneNumberCapabilities,
    PhoneNumberCapabilityType,
    PhoneNumbersClient,
    PhoneNumberType,
)

connection_string = os.environ.get('HOLDLINE_CONNECTION_STRING')
if connection_string is None:
    print('Set HOLDLINE_CONNECTION_STRING to the connection string that Holdline prints.', file=sys.stderr)
    sys.exit(2)
client = PhoneNumbersClient.from_connection_string(connection_string)

search = client.begin_search_available_phone_numbers(
    'US',
    PhoneNumberType.TOLL_FREE,
    PhoneNumberAssignmentType.APPLICATION,
    PhoneNumberCapabilities(
        calling=PhoneNumberCapabilityType.INBOUND, sms=PhoneNumberCapabilityType.OUTBOUND
    ),
    quantity=2,
).result()
cost = search.cost
left = search.search_expires_by - datetime.now(timezone.utc)
print('Found and held', ' and '.join(search.phone_numbers))
print(f'  at {cost.amount:g} {cost.currency_code} {cost.billing_frequency} each,')
print(f'  for {round(left.total_seconds() / 60)} minutes: until then nobody else can find them.')

client.begin_purchase_phone_numbers(search.search_id).result()
print('Bought them.')

for owned in client.list_purchased_phone_numbers():
    print(f'  We own {owned.phone_number}: calling {owned.capabilities.calling}, sms {owned.capabilities.sms}')

updated = client.begin_update_phone_number_capabilities(
    search.phone_numbers[0], calling=PhoneNumberCapabilityType.INBOUND_OUTBOUND
).result()
print(f'Changed {updated.phone_number}: calling {updated.capabilities.calling}, sms {updated.capabilities.sms}')

releasing = [client.begin_release_phone_number(phone_number) for phone_number in search.phone_numbers]
for phone_number, poller in zip(search.phone_numbers, releasing):
    poller.result()
    print(f'Released {phone_number}')
