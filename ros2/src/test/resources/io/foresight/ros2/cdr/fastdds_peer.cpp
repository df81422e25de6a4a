/* Reads messages as CDR, lets Fast DDS's generated code turn each into a C++ object and back, and writes what comes out.
 * fastdds_peer IN OUT; IN: type, length (uint32 each), bytes, repeated; OUT: length (0: refused), bytes, repeated. */
#include <cstdint>
#include <cstdio>
#include <exception>
#include <vector>
#include <fastcdr/Cdr.h>
#include <fastcdr/FastBuffer.h>
#include "messages.h"

using eprosima::fastcdr::Cdr;
using eprosima::fastcdr::FastBuffer;
using Again = size_t (*)(std::vector<char> &, std::vector<char> &);

template <class Message> size_t again(std::vector<char> &in, std::vector<char> &out) {
    FastBuffer source(in.data(), in.size());
    Cdr reader(source, Cdr::DEFAULT_ENDIAN, Cdr::DDS_CDR);
    reader.read_encapsulation();
    Message message;
    message.deserialize(reader);
    FastBuffer target(out.data(), out.size());
    Cdr writer(target, Cdr::LITTLE_ENDIANNESS, Cdr::DDS_CDR);
    writer.serialize_encapsulation();
    message.serialize(writer);
    return writer.getSerializedDataLength();
}

#include "types.h"

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    FILE *in = std::fopen(argv[1], "rb"), *out = std::fopen(argv[2], "wb");
    if (in == nullptr || out == nullptr) return 3;
    uint32_t head[2];
    while (std::fread(head, sizeof head, 1, in) == 1) {
        std::vector<char> bytes(head[1]), result(head[1] + 64);
        if (head[0] >= TYPES || std::fread(bytes.data(), 1, head[1], in) != head[1]) return 4;
        uint32_t size = 0;
        try {
            size = (uint32_t) types[head[0]](bytes, result);
        } catch (const std::exception &e) {
            std::fprintf(stderr, "type %u: %s\n", head[0], e.what());
        }
        std::fwrite(&size, sizeof size, 1, out);
        std::fwrite(result.data(), 1, size, out);
    }
    return std::fclose(out);
}
