import { FakeHubForwarder } from './fake-hub-forwarder.ts';
import { hubForwarderContract } from './hub-forwarder-contract.ts';

hubForwarderContract('fake', () => ({
  forwarder: new FakeHubForwarder(),
  hub: 'https://hub.example',
}));
