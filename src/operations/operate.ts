import type { Report } from '../report.ts';
import type { Request } from '../request.ts';
import type { Context } from '../steps/run.ts';
import { deploy } from './deploy.ts';

/**
 * Runs the operation of a request. All but `deploy` are loaded only then.
 *
 * @returns the report, of a failure too: this never throws
 */
export async function operate(request: Request, context: Context): Promise<Report> {
  switch (request.operation) {
    case 'deploy':
      return deploy(request, context);
    case 'rollback': {
      const { rollBack } = await import('./rollback.ts');
      return rollBack(request, context);
    }
    case 'verify': {
      const { verify } = await import('./verify.ts');
      return verify(request, context);
    }
  }
}
