import type { HandlersOf } from '../../contract/call.ts';
import type { doctorCalls } from '../../contract/calls/doctor-calls.ts';
import type { Services } from '../../services/create-services.ts';

export const doctorHandlers = ({
  doctor,
}: Pick<Services, 'doctor'>): HandlersOf<typeof doctorCalls> => ({
  doctor: () => doctor.check(),
  checkHub: (id) => doctor.checkHub(id),
  copyDoctorReport: () => doctor.copyReport(),
});
