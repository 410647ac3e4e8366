import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { INDEX, TABLE_KEY, TTL_ATTRIBUTE } from '../../shared/names.ts';

type Index = (typeof INDEX)[keyof typeof INDEX];

/** The four tables. What each key and index is for stands in docs/data-model.md. */
export class Library extends Construct {
  readonly papers: Table;
  readonly dumps: Table;
  readonly readers: Table;
  readonly editions: Table;
  private readonly keepData: boolean;

  constructor(scope: Construct, id: string, props: { readonly keepData: boolean }) {
    super(scope, id);
    this.keepData = props.keepData;
    this.papers = this.table('Papers', [INDEX.papersByArrival]);
    this.dumps = this.table('Dumps', [INDEX.dumpsByDay], { expires: true });
    // What was asked for and never confirmed expires; a reader never does (shared/aws/asked-table.ts).
    this.readers = this.table('Readers', [INDEX.readersByDue], { expires: true });
    this.editions = this.table('Editions', [INDEX.editionsByNextAction, INDEX.editionsByReader], { expires: true });
  }

  private table(id: string, indexes: readonly Index[], { expires = false } = {}): Table {
    const table = new Table(this, id, {
      partitionKey: { name: TABLE_KEY, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: this.keepData,
      removalPolicy: this.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(expires ? { timeToLiveAttribute: TTL_ATTRIBUTE } : {}),
    });
    for (const index of indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partition, type: AttributeType.STRING },
        sortKey: { name: index.sort, type: AttributeType.STRING },
      });
    }
    return table;
  }
}

/** The ARN of an index of a table. */
export function indexArn(table: Table, index: Index): string {
  return `${table.tableArn}/index/${index.name}`;
}
