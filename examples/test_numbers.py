"""Tests of code that buys numbers in Python, against Holdline: python3 test_numbers.py

Needs the official client, and a running Holdline: `holdline serve --in-memory`. HOLDLINE_HTTP is its address, if that is
not http://127.0.0.1:8080. Each test has an inventory of its own, so tests can run at once.
"""

import json
import os
import unittest
import urllib.request

from azure.communication.phonenumbers import PhoneNumberCapabilities, PhoneNumbersClient
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import HttpResponseError

HOLDLINE = os.environ.get('HOLDLINE_HTTP', 'http://127.0.0.1:8080')


def call(url, method='POST', body=None):
    """Calls a control of Holdline."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {'Content-Type': 'application/json'}, method=method)
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
    return json.loads(text) if text else None


class NumbersTest(unittest.TestCase):
    def setUp(self):
        sandbox = call(f'{HOLDLINE}/_holdline/sandboxes', body={})
        self.controls = f'{HOLDLINE}/_holdline/sandboxes/{sandbox["name"]}'
        self.addCleanup(call, self.controls, 'DELETE')
        key = sandbox['httpConnectionString'].split('accesskey=')[1]
        self.client = PhoneNumbersClient(HOLDLINE, AzureKeyCredential(key))

    def find(self, area_code='425', quantity=1):
        return self.client.begin_search_available_phone_numbers(
            'US',
            'geographic',
            'application',
            PhoneNumberCapabilities(calling='inbound', sms='none'),
            area_code=area_code,
            quantity=quantity,
            polling_interval=0,
        ).result()

    def buy(self, search):
        return self.client.begin_purchase_phone_numbers(search.search_id, polling_interval=0).result()

    def owned(self):
        return [number.phone_number for number in self.client.list_purchased_phone_numbers()]

    def test_buys_what_it_found(self):
        search = self.find(quantity=2)
        self.buy(search)
        self.assertCountEqual(self.owned(), search.phone_numbers)

    def test_a_hold_runs_out(self):
        search = self.find()
        call(f'{self.controls}/clock/advance', body={'by': '16m'})
        with self.assertRaises(HttpResponseError) as refused:
            self.buy(search)
        self.assertEqual(refused.exception.error.code, 'ReservationExpired')

    def test_a_purchase_fails(self):
        call(f'{self.controls}/faults', body={'effect': {'outcome': 'PurchaseFailed'}, 'times': 1})
        search = self.find()
        with self.assertRaises(HttpResponseError):
            self.buy(search)
        self.assertEqual(self.owned(), [])

    def test_nothing_is_left(self):
        # This area code forces the error: docs/faults.md has one for each.
        self.assertEqual(self.find(area_code='0002').phone_numbers, [])


if __name__ == '__main__':
    # The client has no method that closes its connections.
    unittest.main(warnings='ignore')
