import { cgroupCases } from './rule-cases-cgroup.ts';
import { evidenceCases } from './rule-cases-evidence.ts';
import { growthCases } from './rule-cases-growth.ts';
import { identityCases } from './rule-cases-identity.ts';
import { stateCases } from './rule-cases-state.ts';

export const cases = { ...growthCases, ...identityCases, ...cgroupCases, ...stateCases, ...evidenceCases };
