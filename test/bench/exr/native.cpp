// The reference library beside our decoder: writes the benchmark's frames and times reading them on one thread.
//
//   native write FOLDER WIDTH HEIGHT   one file per compression: FOLDER/WIDTHxHEIGHT-NAME.exr
//   native version                     the library's version and number of compressions
//   native serve                       for each line FILE on standard input, one line: milliseconds, those of processor time, peak kB
//                                      of memory
//
// Built by native-library.ts when g++ and the library's headers are present. Files are read from memory, so no disk is timed.

#include <ImfChannelList.h>
#include <ImfCompression.h>
#include <ImfFrameBuffer.h>
#include <ImfHeader.h>
#include <ImfIO.h>
#include <ImfInputFile.h>
#include <ImfOutputFile.h>
#include <ImfThreading.h>
#include <OpenEXRConfig.h>
#include <half.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

const char *const names[] = {"none", "rle",  "zips", "zip",  "piz",      "pxr24",
                             "b44",  "b44a", "dwaa", "dwab", "htj2k256", "htj2k32"};

/// Deterministic noise, roughly normal with deviation 1 (sum of four uniform numbers).
class Noise
{
    uint64_t state = 0x9e3779b97f4a7c15ull;

  public:
    float next()
    {
        float sum = 0;
        for (int i = 0; i < 4; ++i)
        {
            state = state * 6364136223846793005ull + 1442695040888963407ull;
            sum += static_cast<float>(state >> 40) / 16777216.0f - 0.5f;
        }
        return sum * 1.732f;
    }
};

/// A frame like a scan: smooth light with edges, grain on every colour channel, a soft matte as alpha.
void paint(int width, int height, std::vector<half> planes[4])
{
    Noise noise;
    for (int c = 0; c < 4; ++c) planes[c].resize(size_t(width) * height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
        {
            const float u = float(x) / width, v = float(y) / height;
            const float edge = std::sin(40 * u * u + 9 * v) > 0.6f ? 1.6f : 1.0f;
            const float light = 0.05f * std::exp(4 * u) * edge * (0.6f + 0.4f * std::cos(7 * v + 3 * u));
            const float distance = std::hypot((u - 0.5f) * 1.6f, v - 0.5f);
            const float matte = std::fmin(1.0f, std::fmax(0.0f, (0.48f - distance) * 25));
            const float tint[3] = {1.0f, 0.8f + 0.2f * v, 0.6f + 0.3f * u};
            const size_t i = size_t(y) * width + x;
            for (int c = 0; c < 3; ++c)
                planes[c][i] = half(matte * light * tint[c] * (1 + 0.03f * noise.next()) + 0.002f * noise.next());
            planes[3][i] = half(matte);
        }
}

void write(const std::string &folder, int width, int height)
{
    std::vector<half> planes[4];
    paint(width, height, planes);
    // Twelve since OpenEXR 3.4.
    for (int compression = 0; compression < std::min(12, int(Imf::NUM_COMPRESSION_METHODS)); ++compression)
    {
        Imf::Header header(width, height);
        header.compression() = static_cast<Imf::Compression>(compression);
        Imf::FrameBuffer buffer;
        const char *const channels[] = {"R", "G", "B", "A"};
        for (int c = 0; c < 4; ++c)
        {
            header.channels().insert(channels[c], Imf::Channel(Imf::HALF));
            buffer.insert(channels[c], Imf::Slice(Imf::HALF, reinterpret_cast<char *>(planes[c].data()), sizeof(half),
                                                  sizeof(half) * width));
        }
        const std::string size = std::to_string(width) + "x" + std::to_string(height);
        Imf::OutputFile file((folder + "/" + size + "-" + names[compression] + ".exr").c_str(), header);
        file.setFrameBuffer(buffer);
        file.writePixels(height);
    }
}

/// A stream over bytes in memory that also offers the library its zero-copy path.
class MemoryStream : public Imf::IStream
{
    std::vector<char> &bytes;
    uint64_t position = 0;

  public:
    explicit MemoryStream(std::vector<char> &source) : Imf::IStream("memory"), bytes(source) {}
    bool isMemoryMapped() const override { return true; }
    char *readMemoryMapped(int n) override
    {
        if (position + n > bytes.size()) throw std::runtime_error("end of file");
        char *at = bytes.data() + position;
        position += n;
        return at;
    }
    bool read(char c[], int n) override
    {
        std::memcpy(c, readMemoryMapped(n), n);
        return position < bytes.size();
    }
    uint64_t tellg() override { return position; }
    void seekg(uint64_t to) override { position = to; }
};

long peakKilobytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0) return std::stol(line.substr(6));
    return 0;
}

double threadMilliseconds()
{
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

void serve()
{
    std::vector<half> planes[4];
    for (std::string path; std::getline(std::cin, path);)
    {
        std::ifstream input(path, std::ios::binary);
        std::vector<char> bytes((std::istreambuf_iterator<char>(input)), std::istreambuf_iterator<char>());
        MemoryStream sizing(bytes);
        const auto window = Imf::InputFile(sizing).header().dataWindow();
        const size_t width = window.max.x - window.min.x + 1, height = window.max.y - window.min.y + 1;
        // Touched before the clock runs, as a recycled buffer would be.
        for (auto &plane : planes) plane.assign(width * height, half(0.0f));
        const auto start = std::chrono::steady_clock::now();
        const double startCpu = threadMilliseconds();
        {
            MemoryStream stream(bytes);
            Imf::InputFile file(stream);
            Imf::FrameBuffer buffer;
            const char *const channels[] = {"R", "G", "B", "A"};
            for (int c = 0; c < 4; ++c)
                buffer.insert(channels[c], Imf::Slice(Imf::HALF, reinterpret_cast<char *>(planes[c].data()),
                                                      sizeof(half), sizeof(half) * width));
            file.setFrameBuffer(buffer);
            file.readPixels(window.min.y, window.max.y);
        }
        const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
        const double spentCpu = threadMilliseconds() - startCpu;
        std::cout << spent.count() << ' ' << spentCpu << ' ' << peakKilobytes() << std::endl;
    }
}

} // namespace

int main(int count, char **arguments)
{
    Imf::setGlobalThreadCount(0);
    const std::string command = count > 1 ? arguments[1] : "";
    if (command == "write" && count == 5) write(arguments[2], std::stoi(arguments[3]), std::stoi(arguments[4]));
    else if (command == "serve") serve();
    else if (command == "version") std::cout << OPENEXR_VERSION_STRING << ' ' << Imf::NUM_COMPRESSION_METHODS << std::endl;
    else
    {
        std::cerr << "usage: native write FOLDER WIDTH HEIGHT | native serve | native version\n";
        return 2;
    }
    return 0;
}
