#!/bin/sh
# Starts an order, once and for ever: ./start-order.sh 4711
# At http://localhost:8080, or where the environment variable BATON says.
curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused \
  --header 'Content-Type: application/json' \
  --data '{"orderId": "'"${1:-4711}"'", "businessType": "retail", "order": {"total": 120}}' \
  "${BATON:-http://localhost:8080}/orders"
