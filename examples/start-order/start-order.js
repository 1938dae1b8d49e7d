// Starts an order: node start-order.js 4711
import { Camunda8 } from '@camunda8/sdk';

const [orderId = '4711'] = process.argv.slice(2);

// At grpc://localhost:26500, or where the environment variable ZEEBE_GRPC_ADDRESS says.
const zeebe = new Camunda8({
  CAMUNDA_AUTH_STRATEGY: 'NONE',
  // By itself it would try again without end, and could start the order twice.
  zeebeGrpcSettings: { ZEEBE_GRPC_CLIENT_RETRY: false },
}).getZeebeGrpcApiClient();
try {
  await zeebe.createProcessInstance({
    bpmnProcessId: 'order-fulfillment',
    variables: { orderId, businessType: 'retail', order: { total: 120 } },
  });
  console.log(`Order ${orderId} is started.`);
} finally {
  await zeebe.close();
}
