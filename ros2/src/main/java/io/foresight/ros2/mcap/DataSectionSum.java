package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.util.zip.CRC32;

/** The checksum of everything before the end of the data section; verifying it requires reading the whole file. */
final class DataSectionSum {
    private static final int STEP = 1 << 17;

    private final McapFile file;
    private final long dataStart;

    DataSectionSum(McapFile file, long dataStart) {
        this.file = file;
        this.dataStart = dataStart;
    }

    /** Verifies the checksum; false when the file has none. */
    boolean check() throws IOException {
        RecordScanner scanner = new RecordScanner(file, dataStart, file.size());
        do {
            if (!scanner.next()) {
                throw new McapException(
                        Code.TRUNCATED, RecordType.DATA_END.title(), file.size(), "the file ends without this record");
            }
            if (scanner.type() == RecordType.FOOTER) {
                return false; // no data end record, as from old writers, means no checksum
            }
        } while (scanner.type() != RecordType.DATA_END);
        long end = scanner.offset();
        int declared = (int) new FieldReader()
                .of(RecordType.DATA_END, end, scanner.content(1 << 10))
                .u32("data_section_crc");
        if (declared == 0) {
            return false;
        }
        CRC32 crc = new CRC32();
        for (long at = 0; at < end; at += STEP) {
            crc.update(file.show(RecordType.DATA_END, at, (int) Math.min(STEP, end - at)));
        }
        if ((int) crc.getValue() != declared) {
            throw scanner.refuse(
                    Code.CRC_WRONG,
                    String.format("data_section_crc is 0x%08x, the computed one is 0x%08x", declared, crc.getValue()));
        }
        return true;
    }
}
