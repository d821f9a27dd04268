import type { ProductFacts, ProductFolder } from '../domain/product-facts.ts';
import type { Result } from '../domain/result.ts';

/** This copy of Hubkey and its files. */
export interface Product {
  facts(): ProductFacts;
  /** Shows a folder in the desktop's file manager. `failed`: nothing here shows folders. Never rejects. */
  openFolder(folder: ProductFolder): Promise<Result<void, 'failed'>>;
}
