// Starts an order unless it is active: node start-order-once.js 4711
import { Camunda8 } from '@camunda8/sdk';

const [orderId = '4711'] = process.argv.slice(2);

// At grpc://localhost:26500, or where the environment variable ZEEBE_GRPC_ADDRESS says.
const zeebe = new Camunda8({
  CAMUNDA_AUTH_STRATEGY: 'NONE',
  zeebeGrpcSettings: { ZEEBE_GRPC_CLIENT_MAX_RETRIES: 5 }, // without end if not set
}).getZeebeGrpcApiClient();
try {
  await zeebe.publishMessage({
    name: 'order-received',
    correlationKey: orderId,
    timeToLive: 0, // not kept: it would start the order again after its end
    variables: { orderId, businessType: 'retail', order: { total: 120 } },
  });
  console.log(`Order ${orderId} is active.`);
} finally {
  await zeebe.close();
}
